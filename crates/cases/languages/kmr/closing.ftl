feedback-question = We alîkarî çawa dît?
feedback-good = baş
feedback-fair = navîn
feedback-bad = ne baş
feedback-free = Hûn ne mecbûr in bersivê bidin. Bersiva we di dosyaya we de nayê parastin.
