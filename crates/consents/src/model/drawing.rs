//! A signature that was drawn on the screen: what it may be made of, and the picture of it. Not whose it is.

/// Most bytes of a signature's strokes.
const LONGEST_STROKES: usize = 60_000;

/// Whether the text is a path of moves and lines, and nothing that a picture could do else.
pub fn is_drawing(strokes: &str) -> bool {
    strokes.len() <= LONGEST_STROKES
        && strokes.starts_with('M')
        && strokes.contains('L')
        && strokes
            .chars()
            .all(|letter| matches!(letter, 'M' | 'L' | ' ' | '.') || letter.is_ascii_digit())
}

/// A signature as a picture (SVG); its strokes were checked when they came in.
pub fn picture(path: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 200\"><path d=\"{path}\" fill=\"none\" \
         stroke=\"#1a1a1a\" stroke-width=\"4\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_strokes_and_nothing_else() {
        let check = |text: &str, expected: bool| assert_eq!(is_drawing(text), expected, "{text}");
        check("M10 20L30 40.5L50 60", true);
        check("M10 20L30 40M50 60L70 80", true);
        check("", false);
        check("M10 20", false);
        check("M10 20L\"/><script>", false);
        check("L10 20", false);
        check(&format!("M1 1{}", "L1 1".repeat(20_000)), false);
    }
}
