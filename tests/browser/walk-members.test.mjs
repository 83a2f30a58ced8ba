// Those who eat, help and farm.
import { walkOf, walkOfVisitor } from './walk.mjs';

walkOfVisitor();
for (const role of ['amapienne', 'benevole', 'paysanne', 'referente']) walkOf(role);
