//! What happens in fourteen months, day by day. `+` shows from this look on, `-` no longer does, `✉` is a notice with its
//! mail: to whom, what, and where its link leads; all other lines are what people do. Cases are called by letters.

/// The calendar; lines that begin with `#` are headings.
pub(super) const EXPECTED: &str = "\
# Februar 2027
2027-02-01 Anna beginnt Fall A
2027-02-01 Anna beginnt Fall C
2027-02-01 Anna beginnt Fall D
2027-02-01 Fall A willigt für das Jobcenter bis 2027-08-31 ein
2027-02-01 Anna schätzt Fall A ein
2027-02-01 Anna vereinbart ein Ziel in Fall A
2027-02-01 Anna überprüft Fall A, wieder am 2027-04-30
2027-02-01 Anna trägt eine Frist in Fall A ein: permit_end 2027-09-30
2027-02-01 Anna trägt eine Frist in Fall C ein: section_24
2027-02-01 Anna trägt eine Frist in Fall D ein: section_24
2027-02-01 Anna trägt eine Frist in Fall D ein: benefit_end 2027-07-12
2027-02-01 Anna legt Fall A auf Wiedervorlage am 2027-02-28
2027-02-01 Anna schreibt eine Notiz zu Fall A
2027-02-01 + A: Clearing
2027-02-01 + A: Einwilligung Jobcenter gilt
2027-02-01 + Anna liest D
2027-02-01 + Anna: Frist: § 24 AufenthG läuft ab (C) bis 04.03.2027
2027-02-01 + Anna: Frist: § 24 AufenthG läuft ab (D) bis 04.03.2027
2027-02-01 + C: Clearing
2027-02-01 + D: Clearing
2027-02-01 + Notiz: 1
2027-02-02 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /fristen
2027-02-03 Anna legt eine Kontaktkarte an, Termin am 2027-02-10
2027-02-03 + Kontaktkarte: 1
2027-02-10 + Anna: Termin mit Kontaktkarte um 09:30 Uhr
2027-02-15 Anna entscheidet die Zuständigkeit in Fall A
2027-02-15 - A: Clearing
2027-02-15 + A: Prozessbegleitung
2027-02-25 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /fristen
2027-02-28 + Anna: Wiedervorlage: Unterlagen anfordern (A)
# März 2027
2027-03-01 Anna erledigt die Wiedervorlage von Fall A
2027-03-01 Anna erledigt eine Frist in Fall C: kept
2027-03-01 Anna erledigt eine Frist in Fall D: kept
2027-03-01 - Anna: Frist: § 24 AufenthG läuft ab (C) bis 04.03.2027
2027-03-01 - Anna: Frist: § 24 AufenthG läuft ab (D) bis 04.03.2027
2027-03-01 - Anna: Wiedervorlage: Unterlagen anfordern (A)
2027-03-22 Anna plant einen Schritt in Fall A bis 2027-03-28
2027-03-22 Anna plant einen Termin in Fall A am 2027-03-29 um 9:30 Uhr
2027-03-22 Anna plant einen Termin in Fall A am 2027-04-06 um 9:30 Uhr
2027-03-27 Anna tippt in Fall A, bis ihre Sitzung endet
2027-03-27 + aufbewahrte Eingabe: 1
2027-03-28 + Anna: Ein Schritt ist fällig (A)
2027-03-29 - aufbewahrte Eingabe: 1
2027-03-29 + Anna: heute 09:30–10:30
2027-03-30 - Anna: heute 09:30–10:30
2027-03-30 + Anna: Termin ohne Ergebnis: Gespräch im Büro (A)
2027-03-30 Anna hakt den Schritt in Fall A ab
2027-03-30 - Anna: Ein Schritt ist fällig (A)
2027-03-31 Anna notiert in Fall A: Termin hat stattgefunden
2027-03-31 - Anna: Termin ohne Ergebnis: Gespräch im Büro (A)
# April 2027
2027-04-06 + Anna: heute 09:30–10:30
2027-04-07 - Anna: heute 09:30–10:30
2027-04-07 + Anna: Termin ohne Ergebnis: Gespräch im Büro (A)
2027-04-08 Anna notiert in Fall A: Termin hat stattgefunden
2027-04-08 - Anna: Termin ohne Ergebnis: Gespräch im Büro (A)
2027-04-12 Anna bietet Ida Fall D an
2027-04-12 ✉ Ida: Ihnen wurde ein Fall zur Übernahme angeboten. /faelle/geteilt
2027-04-12 + Ida kann D übernehmen
2027-04-13 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/D/fristen
2027-04-13 + Anna: Frist: Bewilligung läuft ab (D) bis 12.07.2027
2027-04-30 + Anna: Überprüfung der Ziele fällig (A)
# Mai 2027
2027-05-01 ✉ Anna: In Ihren Fällen ist eine Überprüfung der Ziele überfällig. /faelle/A/ueberpruefung
2027-05-02 - Notiz: 1
2027-05-04 - Anna: Termin mit Kontaktkarte um 09:30 Uhr
2027-05-04 - Kontaktkarte: 1
2027-05-05 Ida öffnet Fall A im Akutzugriff
2027-05-05 ✉ Anna: Einer Ihrer Fälle wurde im Akutzugriff geöffnet. /faelle/A/zusammenarbeit
2027-05-05 + Ida liest A
2027-05-06 - Ida liest A
2027-05-10 Anna spricht mit Fall A
2027-05-10 Anna überprüft Fall A, wieder am 2027-08-10
2027-05-10 - Anna: Überprüfung der Ziele fällig (A)
2027-05-13 - Ida kann D übernehmen
# Juni 2027
2027-06-01 Anna bietet Ida Fall D an
2027-06-01 ✉ Ida: Ihnen wurde ein Fall zur Übernahme angeboten. /faelle/geteilt
2027-06-01 + Ida kann D übernehmen
2027-06-02 + Anna: Frist: Einwilligung läuft ab (A) bis 31.08.2027
2027-06-03 Ida übernimmt Fall D
2027-06-03 ✉ Anna: Über einen Fall, den Sie abgeben möchten, wurde entschieden. /faelle
2027-06-03 - Anna liest D
2027-06-03 - Anna: Frist: Bewilligung läuft ab (D) bis 12.07.2027
2027-06-03 - Ida kann D übernehmen
2027-06-03 + Ida liest D
2027-06-03 + Ida: Frist: Bewilligung läuft ab (D) bis 12.07.2027
2027-06-14 ✉ Ida: In Ihren Fällen rückt eine Frist näher. /faelle/D/fristen
# Juli 2027
2027-07-02 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/A/fristen
2027-07-02 + Anna: Frist: Aufenthaltstitel läuft ab (A) bis 30.09.2027
2027-07-05 ✉ Ida: In Ihren Fällen rückt eine Frist näher. /faelle/D/fristen
2027-07-13 Ida erledigt eine Frist in Fall D: moot
2027-07-13 - Ida: Frist: Bewilligung läuft ab (D) bis 12.07.2027
2027-07-19 Anna lässt sich von Ida vertreten, 2027-07-26 bis 2027-08-13
2027-07-19 ✉ Anna: Eine Vertretung wurde eingerichtet. /konto
2027-07-19 ✉ Ida: Eine Vertretung wurde eingerichtet. /vertretungen
2027-07-26 + Ida liest A
2027-07-26 + Ida: Frist: Aufenthaltstitel läuft ab (A) bis 30.09.2027
2027-07-26 + Ida: Frist: Einwilligung läuft ab (A) bis 31.08.2027
# August 2027
2027-08-01 ✉ Anna: In Ihren Fällen läuft bald eine Einwilligung ab. /faelle/A/fristen
2027-08-01 ✉ Ida: In Ihren Fällen läuft bald eine Einwilligung ab. /faelle/A/fristen
2027-08-01 + Anna: Ein Fall ruht seit sechs Monaten
2027-08-01 + Anna: Falleinschätzung erneuern (A)
2027-08-01 + Ida: 2 Fälle ruhen seit sechs Monaten
2027-08-01 + Ida: Falleinschätzung erneuern (A)
2027-08-02 Anna schließt den ruhenden Fall C
2027-08-02 - Anna: Ein Fall ruht seit sechs Monaten
2027-08-02 - C: Clearing
2027-08-02 - Ida: 2 Fälle ruhen seit sechs Monaten
2027-08-02 + C: Abgeschlossen
2027-08-02 + Ida: Ein Fall ruht seit sechs Monaten
2027-08-10 + Anna: Überprüfung der Ziele fällig (A)
2027-08-10 + Ida: Überprüfung der Ziele fällig (A)
2027-08-11 ✉ Anna: In Ihren Fällen ist eine Überprüfung der Ziele überfällig. /faelle/A/ueberpruefung
2027-08-11 ✉ Ida: In Ihren Fällen ist eine Überprüfung der Ziele überfällig. /faelle/A/ueberpruefung
2027-08-12 Ida überprüft Fall A, wieder am 2027-11-30
2027-08-12 - Anna: Überprüfung der Ziele fällig (A)
2027-08-12 - Ida: Überprüfung der Ziele fällig (A)
2027-08-14 - Ida liest A
2027-08-14 - Ida: Falleinschätzung erneuern (A)
2027-08-14 - Ida: Frist: Aufenthaltstitel läuft ab (A) bis 30.09.2027
2027-08-14 - Ida: Frist: Einwilligung läuft ab (A) bis 31.08.2027
2027-08-16 Anna schätzt Fall A ein
2027-08-16 Fall A willigt für das Jobcenter bis 2028-02-29 ein
2027-08-16 - Anna: Falleinschätzung erneuern (A)
2027-08-16 - Anna: Frist: Einwilligung läuft ab (A) bis 31.08.2027
2027-08-31 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/A/fristen
2027-08-31 Anna beginnt Fall E
2027-08-31 + E: Clearing
# September 2027
2027-09-23 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/A/fristen
2027-09-24 Anna verschiebt die Frist in Fall A auf 2028-03-31
2027-09-24 - Anna: Frist: Aufenthaltstitel läuft ab (A) bis 30.09.2027
# Oktober 2027
2027-10-01 Anna übernimmt eine Liste mit einer Zeile ohne Einwilligung
2027-10-01 + Kontaktkarte: 1
2027-10-01 + Liste übernommen
2027-10-20 Anna teilt Fall A für 14 Tage mit Bernd
2027-10-20 ✉ Bernd: Ein Fall wurde mit Ihnen zur Fallberatung geteilt. /faelle/geteilt
2027-10-20 + Bernd liest A
2027-10-25 Anna spricht mit Fall A
2027-10-25 Ida spricht mit Fall D
2027-10-25 Anna plant einen Termin in Fall A am 2027-11-02 um 9:30 Uhr
2027-10-25 - Ida: Ein Fall ruht seit sechs Monaten
2027-10-29 Ida schreibt einen Notfallvermerk
# November 2027
2027-11-01 - Liste übernommen
2027-11-02 + Anna: heute 09:30–10:30
2027-11-02 Anna notiert in Fall A: Termin hat stattgefunden
2027-11-03 - Anna: heute 09:30–10:30
2027-11-03 + Anna: Notfallvermerk gegenzeichnen
2027-11-03 + Ida: Ihr Notfallvermerk wartet auf eine Gegenzeichnung
2027-11-03 - Bernd liest A
2027-11-09 Anna zeichnet den Notfallvermerk gegen
2027-11-09 - Anna: Notfallvermerk gegenzeichnen
2027-11-09 - Ida: Ihr Notfallvermerk wartet auf eine Gegenzeichnung
2027-11-30 + Anna: Überprüfung der Ziele fällig (A)
2027-11-30 Anna verweist Fall B weiter
2027-11-30 Anna überprüft Fall A, wieder am 2028-02-29
2027-11-30 - Anna: Überprüfung der Ziele fällig (A)
2027-11-30 + B: Verweisberatung
# Dezember 2027
2027-12-01 + Anna: Frist: Einwilligung läuft ab (A) bis 29.02.2028
2027-12-01 + Anna: Verweisberatung endet von selbst (B) bis 29.02.2028
2027-12-15 Anna legt Fall A auf Wiedervorlage am 2028-02-29
2027-12-30 - Kontaktkarte: 1
# Januar 2028
2028-01-01 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/A/fristen
2028-01-01 + Anna: Frist: Aufenthaltstitel läuft ab (A) bis 31.03.2028
2028-01-30 ✉ Anna: In Ihren Fällen läuft bald eine Einwilligung ab. /faelle/A/fristen
# Februar 2028
2028-02-16 + Anna: Falleinschätzung erneuern (A)
2028-02-17 Anna schätzt Fall A ein
2028-02-17 - Anna: Falleinschätzung erneuern (A)
2028-02-29 - Anna: Verweisberatung endet von selbst (B) bis 29.02.2028
2028-02-29 - B: Verweisberatung
2028-02-29 + Anna: Ein Fall ruht seit sechs Monaten
2028-02-29 + Anna: Wiedervorlage: Unterlagen anfordern (A)
2028-02-29 + Anna: Überprüfung der Ziele fällig (A)
2028-02-29 + B: Abgeschlossen
2028-02-29 Anna erledigt die Wiedervorlage von Fall A
2028-02-29 Anna überprüft Fall A, wieder am 2028-05-29
2028-02-29 - Anna: Wiedervorlage: Unterlagen anfordern (A)
2028-02-29 - Anna: Überprüfung der Ziele fällig (A)
# März 2028
2028-03-01 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/A/fristen
2028-03-01 - A: Einwilligung Jobcenter gilt
2028-03-01 - Anna: Frist: Einwilligung läuft ab (A) bis 29.02.2028
2028-03-24 ✉ Anna: In Ihren Fällen rückt eine Frist näher. /faelle/A/fristen
2028-03-27 Anna erledigt eine Frist in Fall A: kept
2028-03-27 - Anna: Frist: Aufenthaltstitel läuft ab (A) bis 31.03.2028
";
