//! What one person asks a server for: a page, or a form that is sent. Not how often.

use super::http::{Answer, Connection};

/// One request, with the cookies of whoever is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Click {
    path: String,
    form: Option<Vec<(String, String)>>,
    cookies: String,
}

impl Click {
    /// Asks for a page.
    pub(crate) fn page(path: &str, cookies: &str) -> Self {
        Self {
            path: path.to_owned(),
            form: None,
            cookies: cookies.to_owned(),
        }
    }

    /// Sends a form.
    pub(crate) fn form(path: &str, cookies: &str, form: Vec<(String, String)>) -> Self {
        Self {
            form: Some(form),
            ..Self::page(path, cookies)
        }
    }

    /// Does it; an answer other than 200 is none.
    pub(crate) fn on(&self, connection: &mut Connection) -> Result<Answer, String> {
        let answer = match &self.form {
            None => connection.get(&self.path, &self.cookies)?,
            Some(form) => connection.post(&self.path, &self.cookies, form)?,
        };
        if answer.status == 200 {
            Ok(answer)
        } else {
            Err(format!("{} answers {}", self.path, answer.status))
        }
    }
}
