"""Simulated people with known truth: what the answers are measured on.

Three layers that do not know each other: what the body does (`courses`, `spell_families`), what
is noted of it (`observation`), and what else the person does meanwhile (`behaviour`). Each family
says why it is there and whether states such as "gone" exist in it at all. `unseen` holds the
families kept apart while the models were made. Nothing here imports a model or an answer, and no
model or answer may import this room: `answers.md` calls that "no estimator shares code with a
generator", and an import contract holds it.

These are made-up people. A figure measured on them says how a rule behaves when the truth is
known; it says nothing about patients.
"""
