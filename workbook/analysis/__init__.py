"""Maths and rules of negotiating: a dossier or numbers in, frozen results with plain sentences out."""
