import { type NoticeLanguage } from '../../domain/collection-notice';

/** What a caller who wants to opt out is told. */
export interface OptOutWords {
  /** The menu: what the line is for, and the digit 1. */
  readonly ask: string;
  readonly recorded: string;
  readonly already: string;
  readonly unchanged: string;
  readonly unknownCaller: string;
  readonly failed: string;
}

type Tongue = NoticeLanguage extends `${infer T}-${string}` ? T : never;

/** In every language that notices can have. A test wants each of them to name the digit, and nothing else to press. */
const optOutWords: Readonly<Record<Tongue, OptOutWords>> = {
  de: {
    ask:
      'Unter dieser Nummer können Sie dem Verkauf und der Weitergabe Ihrer personenbezogenen Daten widersprechen. ' +
      'Um für die Nummer zu widersprechen, von der Sie anrufen, drücken Sie die 1. Soll alles bleiben, wie es ist, legen Sie auf.',
    recorded:
      'Sie haben widersprochen. Ihre personenbezogenen Daten werden ab jetzt weder verkauft noch weitergegeben. Auf Wiederhören.',
    already: 'Sie haben mit dieser Nummer bereits widersprochen. Sie müssen nichts weiter tun. Auf Wiederhören.',
    unchanged:
      'Es wurde nichts geändert. Sie haben nicht widersprochen. Rufen Sie gern jederzeit wieder an. Auf Wiederhören.',
    unknownCaller:
      'Ihr Anruf zeigt keine Nummer, so dass wir nicht wissen, für wen wir den Widerspruch festhalten sollen. ' +
      'Bitte rufen Sie mit angezeigter Nummer wieder an, oder schreiben Sie an die Adresse in unserer Datenschutzerklärung. Auf Wiederhören.',
    failed:
      'Wir konnten Ihre Wahl nicht festhalten. Sie haben nicht widersprochen. Bitte rufen Sie später wieder an. Auf Wiederhören.',
  },
  en: {
    ask:
      'This number is for opting out of the sale and sharing of your personal information. ' +
      'To opt out for the number that you are calling from, press 1. To leave everything as it is, hang up.',
    recorded: 'You have opted out. Your personal information is neither sold nor shared from now on. Goodbye.',
    already: 'You have already opted out with this number. There is nothing more that you need to do. Goodbye.',
    unchanged: 'Nothing was changed. You have not opted out. Please call again whenever you like. Goodbye.',
    unknownCaller:
      'Your call shows no number, so that we do not know for whom to opt out. ' +
      'Please call again with your number shown, or write to us by the address in our privacy notice. Goodbye.',
    failed: 'We could not record your choice. You have not opted out. Please call again later. Goodbye.',
  },
  es: {
    ask:
      'Este número sirve para oponerse a la venta y a la cesión de sus datos personales. ' +
      'Para oponerse con el número desde el que llama, pulse 1. Para dejar todo como está, cuelgue.',
    recorded: 'Su oposición queda registrada. A partir de ahora sus datos personales no se venden ni se ceden. Adiós.',
    already: 'Ya se había opuesto con este número. No tiene que hacer nada más. Adiós.',
    unchanged: 'No se ha cambiado nada. No se ha registrado ninguna oposición. Vuelva a llamar cuando quiera. Adiós.',
    unknownCaller:
      'Su llamada no muestra ningún número, y no sabemos para quién registrar la oposición. ' +
      'Vuelva a llamar mostrando su número, o escríbanos a la dirección de nuestro aviso de privacidad. Adiós.',
    failed:
      'No hemos podido registrar su elección. No se ha registrado ninguna oposición. Vuelva a llamar más tarde. Adiós.',
  },
  fr: {
    ask:
      'Ce numéro permet de refuser la vente et la communication de vos renseignements personnels. ' +
      'Pour refuser avec le numéro dont vous appelez, appuyez sur le 1. Pour ne rien changer, raccrochez.',
    recorded:
      'Votre refus est enregistré. Désormais, vos renseignements personnels ne sont ni vendus ni communiqués. Au revoir.',
    already: 'Vous avez déjà refusé avec ce numéro. Vous n’avez rien d’autre à faire. Au revoir.',
    unchanged: 'Rien n’a été changé. Aucun refus n’est enregistré. Rappelez quand vous voulez. Au revoir.',
    unknownCaller:
      'Votre appel n’affiche aucun numéro, et nous ne savons pas pour qui enregistrer le refus. ' +
      'Rappelez en affichant votre numéro, ou écrivez-nous à l’adresse de notre avis de confidentialité. Au revoir.',
    failed: 'Nous n’avons pas pu enregistrer votre choix. Aucun refus n’est enregistré. Rappelez plus tard. Au revoir.',
  },
  it: {
    ask:
      'Questo numero serve per opporsi alla vendita e alla comunicazione dei suoi dati personali. ' +
      'Per opporsi con il numero da cui chiama, prema 1. Per lasciare tutto com’è, riagganci.',
    recorded:
      'La sua opposizione è registrata. D’ora in poi i suoi dati personali non sono né venduti né comunicati. Arrivederci.',
    already: 'Si è già opposto con questo numero. Non deve fare altro. Arrivederci.',
    unchanged: 'Non è stato cambiato nulla. Nessuna opposizione è registrata. Richiami quando vuole. Arrivederci.',
    unknownCaller:
      'La sua chiamata non mostra alcun numero, e non sappiamo per chi registrare l’opposizione. ' +
      'Richiami mostrando il suo numero, o ci scriva all’indirizzo della nostra informativa. Arrivederci.',
    failed:
      'Non abbiamo potuto registrare la sua scelta. Nessuna opposizione è registrata. Richiami più tardi. Arrivederci.',
  },
  ja: {
    ask:
      'こちらは、お客様の個人情報の販売および共有を停止するための番号です。' +
      'おかけになっている電話番号について停止をご希望の場合は、1を押してください。変更しない場合は、電話をお切りください。',
    recorded: '停止を承りました。今後、お客様の個人情報は販売も共有もされません。失礼いたします。',
    already: 'この番号については、すでに停止されています。これ以上のお手続きは必要ありません。失礼いたします。',
    unchanged: '変更はありませんでした。停止はされていません。いつでもおかけ直しください。失礼いたします。',
    unknownCaller:
      '電話番号が通知されていないため、どなたの停止かわかりません。' +
      '番号を通知しておかけ直しになるか、プライバシー通知に記載の宛先までお知らせください。失礼いたします。',
    failed: 'ご希望を記録できませんでした。停止はされていません。後ほどおかけ直しください。失礼いたします。',
  },
  ko: {
    ask:
      '고객님의 개인정보 판매 및 공유를 거부하기 위한 번호입니다. ' +
      '지금 거신 전화번호에 대해 거부하시려면 1번을 눌러 주세요. 변경하지 않으시려면 전화를 끊어 주세요.',
    recorded: '거부가 기록되었습니다. 이제부터 고객님의 개인정보는 판매되거나 공유되지 않습니다. 안녕히 계십시오.',
    already: '이 번호로 이미 거부하셨습니다. 더 하실 일은 없습니다. 안녕히 계십시오.',
    unchanged: '변경된 것이 없습니다. 거부는 기록되지 않았습니다. 언제든지 다시 전화해 주세요. 안녕히 계십시오.',
    unknownCaller:
      '전화번호가 표시되지 않아 누구의 거부인지 알 수 없습니다. ' +
      '번호를 표시하여 다시 전화하시거나, 개인정보 처리방침의 주소로 알려 주세요. 안녕히 계십시오.',
    failed: '선택을 기록하지 못했습니다. 거부는 기록되지 않았습니다. 나중에 다시 전화해 주세요. 안녕히 계십시오.',
  },
  nl: {
    ask:
      'Dit nummer is om bezwaar te maken tegen de verkoop en het delen van uw persoonsgegevens. ' +
      'Om bezwaar te maken voor het nummer waarmee u belt, toetst u 1. Om alles te laten zoals het is, hangt u op.',
    recorded: 'Uw bezwaar is vastgelegd. Uw persoonsgegevens worden vanaf nu niet verkocht en niet gedeeld. Tot ziens.',
    already: 'U hebt met dit nummer al bezwaar gemaakt. U hoeft verder niets te doen. Tot ziens.',
    unchanged: 'Er is niets veranderd. Er is geen bezwaar vastgelegd. Bel gerust nog eens. Tot ziens.',
    unknownCaller:
      'Uw oproep toont geen nummer, zodat wij niet weten voor wie het bezwaar is. ' +
      'Bel opnieuw met zichtbaar nummer, of schrijf naar het adres in onze privacyverklaring. Tot ziens.',
    failed: 'Wij konden uw keuze niet vastleggen. Er is geen bezwaar vastgelegd. Bel later nog eens. Tot ziens.',
  },
  pt: {
    ask:
      'Este número serve para recusar a venda e o compartilhamento dos seus dados pessoais. ' +
      'Para recusar com o número do qual está ligando, pressione 1. Para deixar tudo como está, desligue.',
    recorded:
      'A sua recusa foi registrada. A partir de agora, os seus dados pessoais não são vendidos nem compartilhados. Até logo.',
    already: 'Você já recusou com este número. Não precisa fazer mais nada. Até logo.',
    unchanged: 'Nada foi alterado. Nenhuma recusa foi registrada. Ligue novamente quando quiser. Até logo.',
    unknownCaller:
      'A sua chamada não mostra nenhum número, e não sabemos para quem registrar a recusa. ' +
      'Ligue novamente com o número visível, ou escreva para o endereço do nosso aviso de privacidade. Até logo.',
    failed: 'Não conseguimos registrar a sua escolha. Nenhuma recusa foi registrada. Ligue mais tarde. Até logo.',
  },
};

/** What is said to a caller in a language. Countries that share one share its words. */
export function optOutWordsIn(language: NoticeLanguage): OptOutWords {
  const [tongue] = language.split('-') as [Tongue, string];
  return optOutWords[tongue];
}
