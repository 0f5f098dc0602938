// Which key of the language files names which value of the protocol. A switch or a full record, so
// that a new value cannot be forgotten.
import { EmgSite, EvidenceKind, PhaseKind, Region, Technique } from '../protocol';
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

/** Newer servers may send values that this page does not know: they get the plain word. */
export const techniqueKey = (value: Technique): Key => TECHNIQUES[value] ?? 'technique.none';
export const regionKey = (value: Region): Key => REGION_NAMES[value] ?? 'region.back';
export const phaseKey = (value: PhaseKind): Key => PHASES[value] ?? 'phase.work';
export const siteKey = (value: EmgSite): Key => SITES[value] ?? 'muscle.back';
export const evidenceKey = (value: EvidenceKind): Key => EVIDENCE[value] ?? 'evidence.other';
