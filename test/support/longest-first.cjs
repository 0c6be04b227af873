const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest files, in the order in which they have to begin so that none is left alone at the end. */
const LONGEST = ['crash/every-point', 'sync/drain-burst', 'crash/every-answer'];

/** Jest knows how long files take only from an earlier run; a fresh machine has none. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONGEST.findIndex((name) => path.includes(name));
      return found === -1 ? LONGEST.length : found;
    };
    return super.sort([...tests]).toSorted((a, b) => place(a) - place(b));
  }
};
