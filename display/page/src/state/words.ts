// Which key of the language files names which value of the protocol. A switch or a full record, so
// that a new value cannot be forgotten.
import {
  Against,
  CareRefusal,
  EmgSite,
  EvidenceKind,
  PairingRefused_Why as NotPaired,
  PhaseKind,
  Refusal,
  Region,
  Technique,
} from '../protocol';
import type { Key } from '../i18n';

const TECHNIQUES: Readonly<Record<Technique, Key>> = {
  [Technique.UNSPECIFIED]: 'technique.none',
  [Technique.NONE]: 'technique.none',
  [Technique.STROKING]: 'technique.stroking',
  [Technique.RUBBING]: 'technique.rubbing',
  [Technique.KNEADING]: 'technique.kneading',
  [Technique.VIBRATION]: 'technique.vibration',
  [Technique.PRESSING]: 'technique.pressing',
  [Technique.SAW]: 'technique.saw',
  [Technique.DRILLING]: 'technique.drilling',
  [Technique.STRETCHING]: 'technique.stretching',
  [Technique.SLOW_ROLL]: 'technique.slow_roll',
  [Technique.TAPPING]: 'technique.tapping',
};

const REGION_NAMES: Readonly<Record<Region, Key>> = {
  [Region.UNSPECIFIED]: 'region.back',
  [Region.CERVICAL]: 'region.cervical',
  [Region.THORACIC]: 'region.thoracic',
  [Region.LUMBAR]: 'region.lumbar',
  [Region.SACRAL]: 'region.sacral',
};

const PHASES: Readonly<Record<PhaseKind, Key>> = {
  [PhaseKind.UNSPECIFIED]: 'phase.work',
  [PhaseKind.WARM_UP]: 'phase.warm_up',
  [PhaseKind.WORK]: 'phase.work',
  [PhaseKind.COOL_DOWN]: 'phase.cool_down',
  [PhaseKind.REST]: 'phase.rest',
};

const SITES: Readonly<Record<EmgSite, Key>> = {
  [EmgSite.UNSPECIFIED]: 'muscle.back',
  [EmgSite.UPPER_TRAPEZIUS]: 'muscle.upper_trapezius',
  [EmgSite.T8]: 'muscle.t8',
  [EmgSite.L1]: 'muscle.l1',
  [EmgSite.L4]: 'muscle.l4',
};

const EVIDENCE: Readonly<Record<EvidenceKind, Key>> = {
  [EvidenceKind.UNSPECIFIED]: 'evidence.other',
  [EvidenceKind.EMG_RESIDUAL]: 'evidence.emg_residual',
  [EvidenceKind.OUTLASTS_STROKE]: 'evidence.outlasts_stroke',
  [EvidenceKind.BOTH_SIDES]: 'evidence.both_sides',
  [EvidenceKind.FORCE_WITHDRAWAL]: 'evidence.force_withdrawal',
  [EvidenceKind.MAT_SHIFT]: 'evidence.mat_shift',
  [EvidenceKind.REFLEX_STIFFENING]: 'evidence.reflex_stiffening',
  [EvidenceKind.HAND_SWITCH]: 'evidence.hand_switch',
};

const REFUSALS: Readonly<Record<Refusal, Key>> = {
  [Refusal.UNSPECIFIED]: 'refusal.other',
  [Refusal.NONE]: 'refusal.other',
  [Refusal.NOTHING_RUNNING]: 'refusal.nothing_running',
  [Refusal.ALREADY_RUNNING]: 'refusal.already_running',
  [Refusal.NOT_SEATED]: 'refusal.not_seated',
  [Refusal.NOT_RELEASED]: 'refusal.not_released',
  [Refusal.FAULT_NOT_CLEARED]: 'refusal.fault_not_cleared',
  [Refusal.UNKNOWN_PROGRAMME]: 'refusal.unknown_programme',
  [Refusal.OUT_OF_RANGE]: 'refusal.out_of_range',
  [Refusal.TOO_SHORT]: 'refusal.too_short',
  [Refusal.NOT_PAUSED]: 'refusal.not_paused',
  [Refusal.TECHNIQUE_NOT_ALLOWED]: 'refusal.technique_not_allowed',
  [Refusal.BUSY]: 'refusal.busy',
  [Refusal.NOT_UNDERSTOOD]: 'refusal.not_understood',
  [Refusal.NO_ANSWER]: 'refusal.no_answer',
  [Refusal.NO_PERSON]: 'refusal.no_person',
  [Refusal.NO_INTAKE]: 'refusal.no_intake',
  [Refusal.NOT_TODAY]: 'refusal.not_today',
  [Refusal.NO_HISTORY]: 'refusal.no_history',
  [Refusal.WITHDRAWN]: 'refusal.withdrawn',
  [Refusal.NOT_YOUR_ROLE]: 'refusal.not_your_role',
  [Refusal.NOT_SIMULATED]: 'fault.not_here',
  [Refusal.FAULTS_NOT_ALLOWED]: 'fault.not_allowed',
  [Refusal.UNKNOWN_FAULT]: 'refusal.unknown_fault',
  [Refusal.TOO_MANY_FAULTS]: 'refusal.too_many_faults',
  [Refusal.FAULT_NOT_ON]: 'refusal.fault_not_on',
};

const CARE_REFUSALS: Readonly<Record<CareRefusal, Key>> = {
  [CareRefusal.UNSPECIFIED]: 'refusal.other',
  [CareRefusal.NONE]: 'refusal.other',
  [CareRefusal.NOT_UNDERSTOOD]: 'refusal.not_understood',
  [CareRefusal.BUSY]: 'refusal.busy',
  [CareRefusal.NOT_FOUND]: 'care_refusal.not_found',
  [CareRefusal.OUT_OF_RANGE]: 'care_refusal.out_of_range',
  [CareRefusal.EXISTS]: 'care_refusal.exists',
  [CareRefusal.OTHER_VERSION]: 'care_refusal.other_version',
  [CareRefusal.NOT_NOW]: 'care_refusal.not_now',
  [CareRefusal.NO_HISTORY]: 'refusal.no_history',
  [CareRefusal.NOT_YOUR_ROLE]: 'refusal.not_your_role',
  [CareRefusal.NO_ANSWER]: 'care.unheard',
};

const AGAINST: Readonly<Record<Against, Key>> = {
  [Against.UNSPECIFIED]: 'refusal.not_today',
  [Against.ANSWER]: 'against.answer',
  [Against.OPEN_QUESTION]: 'against.open_question',
  [Against.COURSE]: 'against.course',
  [Against.OTHER_COURSE]: 'against.other_course',
  [Against.TECHNIQUES]: 'against.techniques',
  [Against.TIME]: 'against.time',
  [Against.CLOCK]: 'against.clock',
};

const NOT_PAIRED: Readonly<Record<NotPaired, Key>> = {
  [NotPaired.UNSPECIFIED]: 'pair.wrong_code',
  [NotPaired.WRONG_CODE]: 'pair.wrong_code',
  [NotPaired.TOO_MANY]: 'pair.too_many',
  [NotPaired.NOT_HERE]: 'pair.not_here',
};

/** Newer servers may send values that this page does not know: they get the plain word. */
export const techniqueKey = (value: Technique): Key => TECHNIQUES[value] ?? 'technique.none';
export const regionKey = (value: Region): Key => REGION_NAMES[value] ?? 'region.back';
export const phaseKey = (value: PhaseKind): Key => PHASES[value] ?? 'phase.work';
export const siteKey = (value: EmgSite): Key => SITES[value] ?? 'muscle.back';
export const evidenceKey = (value: EvidenceKind): Key => EVIDENCE[value] ?? 'evidence.other';
export const refusalKey = (value: Refusal): Key => REFUSALS[value] ?? 'refusal.other';
export const careRefusalKey = (value: CareRefusal): Key => CARE_REFUSALS[value] ?? 'refusal.other';
export const againstKey = (value: Against): Key => AGAINST[value] ?? 'refusal.not_today';
export const notPairedKey = (value: NotPaired): Key => NOT_PAIRED[value] ?? 'pair.wrong_code';
