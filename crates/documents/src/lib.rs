//! Letters and certificates as PDF, QR and bar codes, uploads, the file store
