"""The report that people open: one typed report goes in, its Markdown, HTML, PDF and XLSX come out.

`contents.build_report` says what stands in it, in one reader's language; every writer takes the same report, then the
timeline line by line, then the end, so that no file can say otherwise than another. Nothing here asks the clock.
"""
