// Where the stories leave their pictures of each page, for a person to look at.
import { join } from 'node:path';

export const PICTURES = join(process.env.CARGO_TARGET_DIR ?? 'target', 'screenshots');
