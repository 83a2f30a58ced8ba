// What every page must hold, whoever looks at it: reachable by all (axe), no wider than its screen, silent console.
import axe from 'axe-core';

const GRAVE = ['serious', 'critical'];

async function runAxe(page, options) {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations;
}

function described(violation, scheme) {
  const places = violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary.split('\n').at(-1).trim()}`);
  return `${violation.impact} (${scheme}): ${violation.help} [${violation.id}]\n      ${places.join('\n      ')}`;
}

// Light first, then the colours alone once more in the dark.
async function barriers(page) {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await runAxe(page, { resultTypes: ['violations'] });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await runAxe(page, { resultTypes: ['violations'], runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  for (const violation of light.filter((violation) => !GRAVE.includes(violation.impact))) {
    console.log(`      note, ${new URL(page.url()).pathname}: ${described(violation, 'light')}`);
  }
  const grave = (violations, scheme) =>
    violations.filter((violation) => GRAVE.includes(violation.impact)).map((violation) => described(violation, scheme));
  return [...grave(light, 'light'), ...grave(dark, 'dark')];
}

// Names the innermost boxes that stick out, as these are what to mend.
async function overflow(page, width) {
  return page.evaluate((width) => {
    const total = document.documentElement.scrollWidth;
    if (total <= width) return [];
    const reach = (box) => {
      const { left, right } = box.getBoundingClientRect();
      return getComputedStyle(box).overflowX === 'visible' ? Math.max(right, left + box.scrollWidth) : right;
    };
    const out = [...document.body.querySelectorAll('*')].filter((box) => reach(box) > width + 1);
    const innermost = out.filter((box) => !out.some((other) => other !== box && box.contains(other)));
    const names = innermost.slice(0, 5).map((box) => `${box.localName}.${[...box.classList].join('.')} «${box.textContent.trim().slice(0, 30)}»`);
    return [`the page is ${total} px wide on a screen of ${width}: ${names.join(', ')}`];
  }, width);
}

// Collects what the page complains about from now on; CSP violations are console errors.
export function listen(page) {
  const complaints = [];
  page.on('console', (message) => {
    // The answer's status is the story's business: an expected 404 is no complaint.
    const ofPageItself = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !ofPageItself) complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  return complaints;
}

// Everything that is wrong with the page as it stands, as sentences; `complaints` comes from `listen` and is emptied.
// Axe is a script: a page without scripts is measured only.
export async function faults(page, complaints, width, scripts = true) {
  return [...(scripts ? await barriers(page) : []), ...(await overflow(page, width)), ...complaints.splice(0)];
}
