feedback-question = Як ви оцінюєте супровід?
feedback-good = добре
feedback-fair = частково
feedback-bad = не добре
feedback-free = Ви не зобов’язані відповідати. Ваша відповідь не зберігається у вашій справі.
