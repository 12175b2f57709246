// The lists that hold in any language: trademarks. And which lists a language has.
#include "scenario/lint/words.h"

namespace riposte::scenario::lint {
namespace {

// Likely to come up in sales talk. A brand_word counts only with a capital letter inside a
// sentence, an acronym only in capitals.
constexpr WordList kNames[] = {
    {Topic::brand,
     "google, gmail, youtube, microsoft, salesforce, hubspot, pipedrive, zoho, zendesk, freshdesk, "
     "mailchimp, "
     "linkedin, facebook, instagram, whatsapp, tiktok, skype, netflix, paypal, shopify, woocommerce, "
     "wordpress, "
     "amoCRM, dropbox, trello, atlassian, jira, quickbooks, netsuite, servicenow, openai, chatgpt, "
     "dhl, fedex, royal mail, deutsche post, russian post, hermes parcel, "
     "starbucks, mcdonald's, mcdonalds, coca-cola, pepsi, nestle, ikea, tesco, walmart, lidl, aldi, "
     "samsung, huawei, xiaomi, lenovo, cisco, hewlett-packard, siemens, bosch, volkswagen, toyota, "
     "mercedes, vodafone, verizon, airbnb, tripadvisor, trustpilot, aliexpress, ebay, etsy, "
     "revolut, mastercard, barclays, santander, deloitte, mckinsey, lufthansa, ryanair, "
     "wildberries, yandex, sberbank, gazprom, lukoil, bitrix, bitrix24, avito, sdek, cdek"},
    {Topic::brand,
     "яндекс*, сбер, сбера, сберу, сбером, сбере, сбербанк*, телеграм, телеграма, телеграме, телеграмом, "
     "ватсап*, вотсап*, вайбер*, гугл*, вайлдберриз*, авито, тинькофф*, билайн*, альфа-банк*, "
     "газпром*, лукойл*, роснефт*, ростелеком*, сдэк*, сдек*, битрикс*, амосрм, мойсклад*, 1с, 1с-битрикс, "
     "майкрософт*, вконтакте, алиэкспресс*, почта россии, почты россии, почтой россии, почте россии, "
     "почту россии, пятёрочк*, икеа, макдональдс*, мвидео, эльдорадо, леруа"},
    {Topic::brand_word, "apple, amazon, oracle, zoom, slack, notion, visa, excel, outlook, meta, xero, "
                        "telegram, viber, snapchat, "
                        "twitter, tesla, hermes, ozon, windows, android, intel, workday, asana, uber, "
                        "озон*, мегафон*, магнит*, эксел*"},
    {Topic::acronym, "ups, sap, tnt, dpd, gls, bp, ibm, bmw, hsbc, kpmg, pwc, мтс, втб"},
};

} // namespace

std::span<const WordList> name_lists() {
  return kNames;
}

std::span<const WordList> word_lists(std::string_view language) {
  if (is_language(language, "en")) return english_words();
  if (is_language(language, "ru")) return russian_words();
  return {};
}

} // namespace riposte::scenario::lint
