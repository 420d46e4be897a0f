import { createHash } from 'node:crypto';
import type { Template, Templates } from './templates';

export interface TemplateWish {
  readonly category: string;
  readonly at: Date;
  /** The same seed chooses the same template. */
  readonly seed: string;
}

/** Weights of what makes a template suit. */
const weights = { category: 8, hour: 3, season: 1.5, chance: 3 };

/** The id of the template that suits a wish best; the seed decides between those that suit about as well. */
export function chooseTemplate(templates: Templates, wish: TemplateWish): string {
  let best: { id: string; score: number } | undefined;
  for (const template of templates.values()) {
    const score = scoreTemplate(template, wish);
    if (best === undefined || score > best.score) best = { id: template.id, score };
  }
  if (best === undefined) throw new RangeError('There are no templates');
  return best.id;
}

function scoreTemplate(template: Template, { category, at, seed }: TemplateWish): number {
  const { from, to } = template.hours;
  // The user's own time zone comes with schedules; LINE's countries lie around UTC+8.
  const hour = (at.getUTCHours() + 8) % 24;
  const suitsHour = from <= to ? hour >= from && hour < to : hour >= from || hour < to;
  const { seasons } = template;
  const suitsSeason = seasons.length === 0 || seasons.includes(seasonOf(at));
  return (
    (template.categories.includes(category) ? weights.category : 0) +
    (suitsHour ? weights.hour : 0) +
    (suitsSeason ? weights.season : -weights.season) +
    chance(`${seed}${template.id}`) * weights.chance
  );
}

function seasonOf(at: Date): 'spring' | 'summer' | 'autumn' | 'winter' {
  const names = ['winter', 'spring', 'summer', 'autumn'] as const;
  return names[Math.floor(((at.getUTCMonth() + 1) % 12) / 3)] ?? 'winter';
}

/** 0 to 1, the same for the same text. */
export function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
