# What everybody is told about the use of their data (Art. 13 GDPR). The German text governs. What the declarations of
# consent say already stands there. $law: the paragraph of the law that binds the controller. $days: days until erasure.
title = Privacy notice
intro = This tells you what we need your data for, who receives them, how long we keep them and which rights you have.
purpose-title = What for and why
purpose = We advise and support people who have come to Germany. For this we need information from you.
base-advice = Giving advice is our public task ({ $law }). It is possible without your name, too.
base-case = If we support you with a file, we need your written permission ({ $law }).
base-special = We store information for example on health or religion only if you expressly allow it ({ $law }).
base-danger = If a life or a child is in danger, we must act and write this down ({ $law }).
no-duty = You do not have to tell us anything. Without information, however, we may only be able to help in a general way.
data-title = Which data
data = We only write down what we need for your concern. This can be:
source = We have the information from you. We ask other bodies only if you allow it.
recipient-title = Who receives your data
recipient = Your adviser sees your data, and the stand-in during holidays. Other bodies receive only what you allow in writing.
operator = Those who run our computers are bound to secrecy and work only on our instructions.
keep-title = How long and how safely
keep-contact = A card with your name but without a file is erased after { $days } days.
keep-safe = Your name and all texts are encrypted. Every look into your file is recorded.
objection = You can object to the processing where it rests on our public task (Art. 21 GDPR).
ask = Tell us or write to us what you want. We answer within one month, free of charge.
language = Language
show = Show
download = Download as PDF
back = To the start page
staff = Sign-in for staff
