feedback-question = Как вы оцениваете сопровождение?
feedback-good = хорошо
feedback-fair = отчасти
feedback-bad = плохо
feedback-free = Отвечать не обязательно. Ваш ответ не хранится в вашем деле.
