export default definePageConfig({ navigationBarTitleText: '吹哨叫单位' });
