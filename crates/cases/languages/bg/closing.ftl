feedback-question = Как оценявате съпровождането?
feedback-good = добре
feedback-fair = отчасти
feedback-bad = не добре
feedback-free = Не сте длъжни да отговаряте. Отговорът ви не се пази в досието ви.
