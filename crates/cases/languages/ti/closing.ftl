feedback-question = እቲ ሓገዝ ከመይ ረኺብኩምዎ?
feedback-good = ጽቡቕ
feedback-fair = ማእከላይ
feedback-bad = ጽቡቕ ኣይኮነን
feedback-free = ክትምልሱ ግዴታ የብልኩምን። መልስኹም ኣብ ፋይልኩም ኣይዕቀብን።
