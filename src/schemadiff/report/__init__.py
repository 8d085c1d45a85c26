"""Plans for people and machines: text, SQL, Markdown, HTML, JSON."""
