# Texts of the letters that come with the program. A line is a paragraph; what stands in braces is filled in later.
appointment-subject = Invitation to a talk
appointment-body =
    Dear { $person },
    I would like to invite you to a talk: on { $tag } at { $uhrzeit }. Place: { $ort }.
    The talk is voluntary and free of charge. If you need an interpreter or cannot come, please tell me beforehand: { $telefon }.
    Kind regards
    { $case_managerin }
confirmation-subject = Your appointment on { $tag }
confirmation-body =
    Dear { $person },
    I confirm our appointment on { $tag } at { $uhrzeit }. Place: { $ort }.
    Please let me know if you cannot come: { $telefon }.
    Kind regards
    { $case_managerin }
attendance-subject = Confirmation of attendance
attendance-body =
    { $person }, born { $geburtsdatum }, was here for a talk on { $tag } from { $uhrzeit } to { $ende }. Place: { $ort }.
    This confirmation says nothing about what was discussed.
    { $case_managerin }, { $organisation }
power-subject = Power of attorney
power-body =
    I, { $person }, born { $geburtsdatum }, authorise: { $bevollmaechtigt }.
    The authorisation applies to this matter only: { $anliegen }.
    For this matter, the authorised person may submit applications, ask for information and receive letters on my behalf. They may not sign contracts for me.
    I may withdraw this authorisation at any time without giving reasons. It ends when the matter is settled, after six months at the latest.
cover-subject = { $anliegen }
cover-body =
    Dear Sir or Madam,
    I am supporting { $person }, born { $geburtsdatum }, in municipal integration management. A consent and a release from confidentiality have been given.
    { $text }
    If you have questions, you can reach me at { $telefon }. Our reference: { $aktenzeichen }.
    Kind regards
    { $case_managerin }
papers-subject = Please bring these papers
papers-body =
    Dear { $person },
    please bring to our talk on { $tag } at { $uhrzeit } whatever you have of the following:
    { $unterlagen }
    If something is missing, please come anyway. Questions: { $telefon }.
    Kind regards
    { $case_managerin }
information-subject = Municipal integration management (KIM)
information-body =
    Dear { $person },
    municipal integration management (KIM) supports people with an immigration history: with residence, language, school, work, housing, health and family.
    One contact person looks with you at what you need and goes with you to the right offices. You decide which goals matter.
    The support is voluntary and free of charge. You can stop at any time without disadvantages.
    What you tell us stays confidential. Other offices learn only what you have allowed in writing beforehand. You can withdraw your permission. Only if a child or a life is in danger may the law require something else.
    Your contact person: { $case_managerin }, { $organisation }, { $telefon }.
closing-subject = End of our support
closing-body =
    Dear { $person },
    our work together ends today. Thank you for your trust.
    { $text }
    If you need help again, you can contact us at any time: { $telefon }. Your data will be deleted within the periods set by law. You may ask what is stored about you.
    With all good wishes
    { $case_managerin }
sign-client = Place, date, signature
reading-aid = Reading aid – the German text is the binding one.
paper-identity = Identity card or passport
paper-residence = Residence permit, permission to stay or toleration
paper-registration = Certificate of registration
paper-benefits = Decisions from the Jobcenter or social welfare office
paper-work = Employment contract and payslips
paper-rent = Tenancy agreement and letters from the landlord
paper-certificates = School reports, diplomas, certificates
paper-language = Proof of language courses
paper-health = Health insurance card
paper-civil = Birth and marriage certificates
paper-bank = Bank statements of the last three months
paper-mail = Letters from authorities, even unopened ones
