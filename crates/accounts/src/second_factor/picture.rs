//! The picture that authenticator apps read, as SVG within the page: it is stored nowhere and has no address of its own.

use qrcode::QrCode;
use qrcode::render::svg;

const SIDE_PIXELS: u32 = 220;

/// The SVG of an address, or nothing if it is too long for a picture; the typed secret stands beside it anyway.
pub(crate) fn of(address: &str) -> String {
    let Ok(code) = QrCode::new(address) else {
        return String::new();
    };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(SIDE_PIXELS, SIDE_PIXELS)
        .build();
    let Some(start) = drawn.find("<svg") else {
        return String::new();
    };
    let label = r#"<svg role="img" aria-label="Bild für Ihre Authentifizierungs-App""#;
    format!("{label}{}", &drawn[start + "<svg".len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_a_labelled_drawing_without_style() {
        let picture = of("otpauth://totp/Lotse:anna.test?secret=ABC&issuer=Lotse");
        assert!(picture.starts_with("<svg role=\"img\" aria-label="));
        assert!(picture.ends_with("</svg>"));
        assert!(!picture.contains("style="));
    }
}
