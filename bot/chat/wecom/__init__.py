"""WeCom: commands and pictures come in through an encrypted callback, cards go to people, lines to a group."""
