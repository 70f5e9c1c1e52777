"""What people take in the hand, made from the catalogue: books of a centre, papers of a matter, notices.

Three steps, each replaceable: facts → `parts` (plain values) → a press (`press` for PDF, `markdown`, `word`). The words
are Chinese by nature of the documents; the reader's script is applied to the finished parts (`script`). Nothing of the
catalogue is ever written into Typst markup: templates are files, the parts reach them as data.
"""
