//! Whom the house believes to be its mail server: the authorities of the system and, where a town hall has one, its own.
//! Not the connection itself.

use std::error::Error as _;
use std::io;
use std::path::Path;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::mail::transport::SmtpSettingsWrong;

/// TLS to this host; certificates of the authorities in `ca_file` are believed besides those of the system.
///
/// # Errors
/// If the file is not readable, holds no certificate, or one that is none.
pub(crate) fn trusting(host: &str, ca_file: Option<&Path>) -> Result<TlsParameters, SmtpSettingsWrong> {
    let mut builder = TlsParameters::builder(host.to_owned());
    for certificate in ca_file.map(authorities).transpose()?.unwrap_or_default() {
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|source| match ca_file {
        Some(file) => SmtpSettingsWrong::NoCertificate(file.to_owned()),
        None => SmtpSettingsWrong::Host(source),
    })
}

fn authorities(file: &Path) -> Result<Vec<Certificate>, SmtpSettingsWrong> {
    let text = std::fs::read(file).map_err(|source| SmtpSettingsWrong::CaFile {
        file: file.to_owned(),
        source,
    })?;
    let none = || SmtpSettingsWrong::NoCertificate(file.to_owned());
    let certificates = CertificateDer::pem_slice_iter(&text)
        .map(|found| Certificate::from_der(found.map_err(|_| none())?.to_vec()).map_err(|_| none()))
        .collect::<Result<Vec<_>, _>>()?;
    if certificates.is_empty() {
        return Err(none());
    }
    Ok(certificates)
}

/// Whether the connection was given up because the server's certificate is not believed.
pub(crate) fn is_certificate_refused(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(current) = cause {
        // An `io::Error` passes over what it carries when it is asked for its source.
        let carried = current
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
            .and_then(|carried| carried.downcast_ref::<rustls::Error>());
        if let Some(rustls::Error::InvalidCertificate(_)) = carried {
            return true;
        }
        cause = current.source();
    }
    false
}
