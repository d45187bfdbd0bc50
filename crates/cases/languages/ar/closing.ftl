feedback-question = كيف وجدت المرافقة؟
feedback-good = جيدة
feedback-fair = متوسطة
feedback-bad = ليست جيدة
feedback-free = لست ملزمًا بالإجابة. لا تُحفظ إجابتك في ملفك.
