import { alone, anywhere, type RevocationRule } from './revocation-rule';

/** The usual sentences of callers in Canada and the United States who write French or Spanish. */
export const REVOCATIONS_IN_OTHER_LANGUAGES: readonly RevocationRule[] = [
  {
    name: 'French: stop writing',
    because: '"Arrêtez de me texter", "cessez de m’écrire", "arrêtez les messages".',
    stands: 'anywhere',
    says: anywhere(
      '(?:arretez|arreter|arrete|cessez|cesser)(?: (?:de|d|svp|tous|les|vos|ces|me|nous|m))* (?:texter|ecrire|mecrire|contacter|envoyer|menvoyer|textos|messages|texto|harceler)',
    ),
    asked: true,
  },
  {
    name: 'French: write no more',
    because: '"Ne me textez plus", "ne m’écrivez plus", "plus de textos".',
    stands: 'anywhere',
    says: anywhere(
      '(?:ne )?(?:me|m|nous) ?(?:textez|texte|ecrivez|ecris|contactez|contacte|envoyez)(?: (?:plus|pas|jamais))(?: .*)?|mecrivez (?:plus|pas)|plus de (?:textos|messages)',
    ),
    asked: false,
  },
  {
    name: 'French: off the list, wrong number',
    because:
      '"Retirez-moi de la liste", "désabonnez-moi", "laissez-moi tranquille", "mauvais numéro".',
    stands: 'anywhere',
    says: anywhere(
      '(?:retirez|enlevez|supprimez) (?:moi|mon numero)|desabonnez(?: moi)?|desinscrivez(?: moi)?|laissez moi tranquille|mauvais numero|foutez moi la paix',
    ),
    asked: false,
  },
  {
    name: 'Spanish: stop writing',
    because: '"Deje de enviarme mensajes", "dejen de escribirme", "paren de mandar mensajes".',
    stands: 'anywhere',
    says: anywhere(
      '(?:deje|dejen|deja|paren|pare|para) de (?:enviarme|enviar|mandarme|mandar|escribirme|escribir|textearme|textear|contactarme|molestarme|molestar)',
    ),
    asked: true,
  },
  {
    name: 'Spanish: write no more',
    because: '"No me escriban más", "no me mande mensajes", "ya no quiero mensajes".',
    stands: 'anywhere',
    says: anywhere(
      'no (?:me|nos) (?:escriba|escriban|escribas|mande|manden|mandes|envie|envien|envies|textee|texteen|textees|contacte|contacten|contactes|moleste|molesten|molestes)|no (?:quiero|deseo)(?: (?:mas|recibir|sus|estos|tus))* (?:mensajes|textos)|no mas (?:mensajes|textos)',
    ),
    asked: false,
  },
  {
    name: 'Spanish: off the list, wrong number',
    because: '"Quíteme de la lista", "borre mi número", "déjeme en paz", "número equivocado".',
    stands: 'anywhere',
    says: anywhere(
      '(?:quiteme|quitenme|quitame|saqueme|saquenme|eliminenme|elimineme|borreme|borrenme)(?: .*)?|(?:borre|borren|borra|elimine|eliminen|quite|quiten) (?:este|mi) numero|(?:dejeme|dejenme|dejame) en paz|numero equivocado|(?:esta|estan) equivocado de numero',
    ),
    asked: false,
  },
  {
    name: 'Spanish: enough',
    because: '"Basta", "ya basta", as all that is said.',
    stands: 'alone',
    says: alone('(?:ya )?basta(?: ya)?'),
    asked: false,
  },
];
