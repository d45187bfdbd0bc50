//! What is written and filed in a case: letters, documents, network and resource maps.
//! Not here: who may receive it; that is decided by `consents`.
