// Why a question about people was not answered, and what is being waited for: never a wheel alone.
import { t, told } from '../../i18n';
import { trouble } from '../../state/care';
import { careAnswerWords } from '../../state/refused';

export function TroubleOr({ waiting }: { readonly waiting: boolean }) {
  const what = trouble.value;
  if (what) {
    return (
      <p class="note watch" role="alert" data-testid="trouble">
        {'sentence' in what ? told(what.sentence) : careAnswerWords(what.refused)}
      </p>
    );
  }
  return waiting ? (
    <p class="note" role="status">
      {t('care.waiting')}
    </p>
  ) : null;
}
