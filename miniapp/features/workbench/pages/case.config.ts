export default definePageConfig({ navigationBarTitleText: '工单', disableScroll: true });
