// Those who organise.
import { walkOf } from './walk.mjs';

for (const role of ['coordinatrice', 'tresorier', 'animatrice', 'administrateur', 'plusieurs-roles']) walkOf(role);
