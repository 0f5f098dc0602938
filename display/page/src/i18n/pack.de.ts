import words from './de.json';
import reasons from './reasons.de.json';
import questions from './questions.de.json';

export default { words, reasons, questions };
