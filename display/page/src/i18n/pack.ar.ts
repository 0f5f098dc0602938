import words from './ar.json';
import reasons from './reasons.ar.json';
import questions from './questions.ar.json';

export default { words, reasons, questions };
