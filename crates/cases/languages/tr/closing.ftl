feedback-question = Size verilen desteği nasıl buldunuz?
feedback-good = iyi
feedback-fair = kısmen
feedback-bad = iyi değil
feedback-free = Cevap vermek zorunda değilsiniz. Cevabınız dosyanızda saklanmaz.
