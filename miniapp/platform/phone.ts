import Taro from '@tarojs/taro';

/** Offers to call a number. In WeChat the person confirms; in a browser it is a `tel:` link. Cancelling is no error. */
export function callPhone(number: string): void {
  const dialled = number.replace(/[^\d+]/g, '');
  if (process.env.TARO_ENV === 'h5') {
    window.location.href = `tel:${dialled}`;
    return;
  }
  Taro.makePhoneCall({ phoneNumber: dialled }).catch(() => undefined);
}
