//! Lists in CSV or XLSX as people really send them: separators, encodings, dates, lost zeros
