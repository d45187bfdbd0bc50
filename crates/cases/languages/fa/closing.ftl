feedback-question = همراهی را چگونه ارزیابی می‌کنید؟
feedback-good = خوب
feedback-fair = متوسط
feedback-bad = خوب نبود
feedback-free = پاسخ دادن اجباری نیست. پاسخ شما در پرونده‌تان نگهداری نمی‌شود.
