//! Just enough HTTP/1.1 to load a server on the loopback interface: one connection, one request after the other.
//! No TLS, no redirects, no compression.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection that stays open.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

/// What a server answered.
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// `Set-Cookie` lines, each cut to `name=value`.
    pub(crate) cookies: Vec<String>,
    /// The `Location` line.
    pub(crate) location: Option<String>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Connection {
    /// Connects to an address such as `http://127.0.0.1:8080`.
    pub(crate) fn open(url: &str) -> Result<Self, String> {
        let host = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let stream = TcpStream::connect(&host).map_err(|error| format!("cannot reach {host}: {error}"))?;
        let prepared = stream
            .set_nodelay(true)
            .and_then(|()| stream.set_read_timeout(Some(Duration::from_secs(30))));
        prepared.map_err(|error| error.to_string())?;
        Ok(Self {
            stream: BufReader::new(stream),
            host,
        })
    }

    /// Asks for a page.
    pub(crate) fn get(&mut self, path: &str, cookies: &str) -> Result<Answer, String> {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\n\r\n",
            self.host
        ))
    }

    /// Sends a form.
    pub(crate) fn post(
        &mut self,
        path: &str,
        cookies: &str,
        form: &[(String, String)],
    ) -> Result<Answer, String> {
        let pairs = form
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookies}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len(),
            host = self.host,
        ))
    }

    /// Sends a form with a file in its last field.
    pub(crate) fn post_file(
        &mut self,
        path: &str,
        cookies: &str,
        fields: &[(String, String)],
        (name, file): (&str, &str),
    ) -> Result<Answer, String> {
        const BOUNDARY: &str = "lotse-bench-boundary";
        let part = |name: &str, more: &str, value: &str| {
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n"
            )
        };
        let parts: String = fields.iter().map(|(name, value)| part(name, "", value)).collect();
        let file = part(name, "; filename=\"liste.csv\"\r\nContent-Type: text/csv", file);
        let body = format!("{parts}{file}--{BOUNDARY}--\r\n");
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookies}\r\n\
             Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len(),
            host = self.host,
        ))
    }

    fn send(&mut self, request: &str) -> Result<Answer, String> {
        self.stream
            .get_mut()
            .write_all(request.as_bytes())
            .map_err(|error| format!("cannot send: {error}"))?;
        self.read()
            .map_err(|error| format!("cannot read the answer: {error}"))
    }

    fn read(&mut self) -> std::io::Result<Answer> {
        let status = self
            .line()?
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0);
        let mut answer = Answer {
            status,
            cookies: Vec::new(),
            location: None,
            body: Vec::new(),
        };
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "transfer-encoding" => chunked = value == "chunked",
                "location" => answer.location = Some(value.to_owned()),
                "set-cookie" => answer.cookies.extend(value.split(';').next().map(str::to_owned)),
                _ => {}
            }
        }
        while chunked {
            let size = usize::from_str_radix(self.line()?.trim(), 16).unwrap_or(0);
            self.take(size, &mut answer.body)?;
            self.line()?;
            chunked = size > 0;
        }
        self.take(length, &mut answer.body)?;
        Ok(answer)
    }

    fn take(&mut self, length: usize, body: &mut Vec<u8>) -> std::io::Result<()> {
        let start = body.len();
        body.resize(start + length, 0);
        self.stream.read_exact(&mut body[start..])
    }

    /// One line without its ending; empty at the end of the head.
    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}

/// A text as it stands in an address or a form.
pub(crate) fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_values_are_encoded() {
        assert_eq!(encoded("a b&ü.de"), "a%20b%26%C3%BC.de");
    }

    #[test]
    fn answers_of_known_length_and_in_pieces_are_read_one_after_the_other() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let whole = "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 5\r\n\r\nhallo";
            let pieces = "HTTP/1.1 303 See Other\r\nLocation: /heute\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nha\r\n3\r\nllo\r\n0\r\n\r\n";
            for answer in [whole, pieces] {
                let mut request = [0; 1024];
                assert!(stream.read(&mut request).unwrap() > 0);
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });

        let mut connection = Connection::open(&url).unwrap();
        let whole = connection.get("/", "").unwrap();
        let pieces = connection.get("/", "a=1").unwrap();

        server.join().unwrap();
        assert_eq!((whole.status, whole.body.as_slice()), (200, b"hallo".as_slice()));
        assert_eq!(whole.cookies, ["a=1"]);
        assert_eq!(
            (pieces.status, pieces.body.as_slice()),
            (303, b"hallo".as_slice())
        );
        assert_eq!(pieces.location.as_deref(), Some("/heute"));
    }
}
