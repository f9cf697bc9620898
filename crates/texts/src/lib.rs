//! Messages, numbers, dates and money in Arabic, French and English
