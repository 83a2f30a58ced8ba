import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled, gap, heads, noteOf, standing, units } from '../../assets/js/door-notes.js';

const HANDED = { handed: null };
const BOB = { handed: 'bob' };

const told = (notes) => notes.map(([says, follows], at) => ({ id: String(at), says, words: '', at, follows: follows.map(String) }));

// The same cases as src/distribution/door/rules/tests.rs.
test('the last word holds and two that do not know of each other are a conflict', () => {
  for (const [notes, holds] of [
    [[], 'open'],
    [[[HANDED, []]], 'handed'],
    [[[HANDED, []], ['kept', [0]]], 'kept'],
    [[[HANDED, []], ['kept', [0]], [HANDED, [1]]], 'handed'],
    [[[HANDED, []], [HANDED, []]], 'conflict'],
    [[[HANDED, []], [BOB, []]], 'conflict'],
    [[[HANDED, []], ['kept', [0]], [HANDED, [0]]], 'conflict'],
    [[[HANDED, []], ['kept', [0]], ['kept', [0]]], 'kept'],
    [[[HANDED, []], [HANDED, []], [HANDED, [0, 1]]], 'handed'],
    [[[HANDED, []], [HANDED, []], ['kept', [0, 1]]], 'kept'],
    [[[HANDED, []], [HANDED, []], ['kept', [1]]], 'conflict'],
  ]) {
    const { state, note } = standing(heads(told(notes)));
    const found = state === 'said' ? (note.says === 'kept' ? 'kept' : 'handed') : state;
    assert.equal(found, holds, JSON.stringify(notes));
  }
});

test('a form makes the note that the server would make of it', () => {
  const note = (fields) => noteOf(fields, 'n1', 5);
  assert.deepEqual(note({ sujet: 'panier:a', dit: 'remis', texte: 'rien' }), { id: 'n1', subject: 'panier:a', says: HANDED, words: '', at: 5 });
  assert.deepEqual(note({ foyer: 'a', vers: 'bob', dit: 'remis' }).says, BOB);
  assert.equal(note({ foyer: 'a', dit: 'note', texte: ' demain ' }).subject, 'note:a:n1');
  assert.equal(note({ foyer: 'a', dit: 'note', texte: ' demain ' }).words, 'demain');
  assert.deepEqual(note({ produit: 'p', dit: 'cagettes', ecart: '−1,5' }), { id: 'n1', subject: 'cagettes:p', says: { crates: -1500 }, words: '', at: 5 });
  assert.deepEqual(note({ sujet: 'poids:c:p', dit: 'poids', grammes: '1 250' }).says, { weighed: 1250 });
});

test('numbers and sentences are written as the server writes them', () => {
  assert.deepEqual(['-2', '+1', '1,5', 'x', ''].map(gap), [-2000, 1000, 1500, 0, 0]);
  assert.deepEqual([-2000, 1500].map(units), ['−2', '+1,5']);
  assert.equal(filled('Remis à {time} par {by}', { time: '18 h', by: '{time}' }), 'Remis à 18 h par {time}');
});
