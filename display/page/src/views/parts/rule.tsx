// A care rule by its number, with its words a touch away.
import { ruleWords, t } from '../../i18n';
import { rules } from '../../state/care';

export function RuleTag({ id }: { readonly id: string }) {
  if (!id) return null;
  const words = ruleWords(id, rules.value.get(id) ?? '');
  if (!words) return <span class="rule">{id}</span>;
  return (
    <details class="rule">
      <summary>{t('rule.which', { id })}</summary>
      <p>{words}</p>
    </details>
  );
}
