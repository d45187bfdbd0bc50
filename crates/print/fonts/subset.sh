#!/bin/sh
# Cuts the fonts down to the scripts that the house prints. Needs fonts-noto-core and fonttools (pyftsubset).
set -eu
cd "$(dirname "$0")"
noto=${NOTO:-/usr/share/fonts/truetype/noto}

# Latin with all its European and Vietnamese letters, Greek (units, names), Cyrillic, punctuation, currency.
latin=0020-007E,00A0-024F,0259,02B9-02DD,0300-0331,0370-03FF,0400-045F,0462-0463,0472-0475,048A-052F,1E00-1EFF,\
2000-206F,2070-209F,20A0-20BF,2100-2126,2150-215F,FB01,FB02,FFFD
# Arabic with the letters of Persian, Dari, Sorani and Urdu, both sets of digits, and presentation forms in old names.
arabic=0020,0021,0028-002F,003A,005B,005D,00A0,00AB,00BB,0600-06FF,0750-077F,200B-200F,2010-2011,202A-202E,2066-2069,\
FB50-FBB1,FBD3-FBFF,FDF2,FDFA-FDFD,FE70-FEFC
ethiopic=0020,00A0,1200-137F,1380-139F
# Minus, arrows and comparisons stand in the font for mathematics, check boxes and marks in the one for symbols.
math=2190-2193,2212,2248,2260,2264,2265,221E
symbols=2610-2612,2713,2714,2717,25A1,25CB,25CF,26A0

cut() { # file, characters
  pyftsubset "$noto/$1.ttf" --unicodes="$2" --layout-features='*' --no-hinting --desubroutinize \
    --name-IDs='*' --notdef-outline --output-file="$1.ttf"
}
for weight in Regular Bold; do
  cut NotoSans-$weight "$latin"
  cut NotoSansArabic-$weight "$arabic"
  cut NotoSansEthiopic-$weight "$ethiopic"
done
cut NotoSansMath-Regular "$math"
cut NotoSansSymbols2-Regular "$symbols"
