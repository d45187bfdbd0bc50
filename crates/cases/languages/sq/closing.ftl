feedback-question = Si ju duk shoqërimi?
feedback-good = mirë
feedback-fair = deri diku
feedback-bad = jo mirë
feedback-free = Nuk jeni të detyruar të përgjigjeni. Përgjigjja juaj nuk ruhet në dosjen tuaj.
