# The sheet that spares people telling everything twice.
title = Hand-over sheet
title-person = Your sheet for the counselling service
lead = We ask you to advise or admit the person named. The person has agreed in writing to the passing on of this information.
lead-person = Take this sheet to the first appointment. Then you do not have to tell everything again.
to = To
purpose = Purpose
by = From
contents = What the sheet says
way = How to get there
hours = Opening hours
phone = Phone
bring = What to bring
code = Number
answer = Please answer us under the number given: accepted, waiting list until when, or declined and why.
note = For the stated purpose only. Consent can be withdrawn at any time; this information must then be deleted.
note-person = You have agreed that this information is passed on. You can withdraw your consent at any time.
