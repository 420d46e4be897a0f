import { createHash } from 'node:crypto';
import { criteria, type Criterion, type TemplateWish } from './templateCriteria';
import type { Template, Templates } from './templates';

/** How a template was judged by one criterion: `suits` (0 to 1) times `weight` are its points. */
export interface Judgement {
  readonly criterion: Criterion | 'chance';
  readonly suits: number;
  readonly weight: number;
}

export interface TemplateChoice {
  readonly id: string;
  readonly score: number;
  /** Why: every judgement that went into the score. */
  readonly why: readonly Judgement[];
}

/** What a throw of the dice may add: it decides between templates that suit about as well. */
const chanceWeight = 1.5;

/** All templates, the one that suits best first; those of the category that was asked for before all others. */
export function rankTemplates(templates: Templates, wish: TemplateWish): TemplateChoice[] {
  const choices = [...templates.values()].map((template): TemplateChoice => {
    const why: Judgement[] = criteria.map(({ criterion, weight, judge }) => ({
      criterion,
      weight,
      suits: judge(template, wish),
    }));
    why.push({ criterion: 'chance', weight: chanceWeight, suits: dice(wish, template) });
    const score = why.reduce((sum, { suits, weight }) => sum + suits * weight, 0);
    return { id: template.id, score, why };
  });
  const isOther = ({ id }: TemplateChoice) =>
    wish.category !== undefined && !hasCategory(templates.get(id), wish.category);
  // Equal scores stand in the order of their ids, whatever order the templates were read in.
  return choices.sort(
    (a, b) =>
      Number(isOther(a)) - Number(isOther(b)) || b.score - a.score || (a.id < b.id ? -1 : 1),
  );
}

/** The template that suits best. @throws RangeError when there are none */
export function selectTemplate(templates: Templates, wish: TemplateWish): TemplateChoice {
  const [best] = rankTemplates(templates, wish);
  if (best === undefined) throw new RangeError('There are no templates');
  return best;
}

function hasCategory(template: Template | undefined, category: string): boolean {
  return template?.categories.some((own) => own === category) ?? false;
}

function dice({ seed }: TemplateWish, { id }: Template): number {
  return createHash('sha256').update(`${seed}\n${id}`).digest().readUInt32BE(0) / 2 ** 32;
}
