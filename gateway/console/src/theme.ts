import type { ThemeConfig } from 'antd';

/** Colours of the console: pine ink on survey paper, ochre for what is here now, brick for what is late. */
export const COLORS = {
  pine: '#17625b',
  pineDeep: '#12312f',
  ochre: '#b4770e',
  ochreBright: '#e2b04a',
  brick: '#b23a2a',
  leaf: '#2f7d4f',
  slate: '#3b6187',
  ink: '#1d2b2a',
  muted: '#5f6e6b',
  line: '#dde2dc',
  paper: '#f3f5f1',
} as const;

/** Series of charts, readable side by side and for the colour-blind. */
export const SERIES = [COLORS.pine, COLORS.ochreBright, COLORS.slate, '#8a9a5b', COLORS.brick, '#8c7aa9'];

export const FONT =
  '"PingFang SC","Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLORS.pine,
    colorInfo: COLORS.slate,
    colorSuccess: COLORS.leaf,
    colorWarning: COLORS.ochre,
    colorError: COLORS.brick,
    colorLink: COLORS.pine,
    colorText: COLORS.ink,
    colorTextSecondary: COLORS.muted,
    colorBorder: '#cbd3cb',
    colorBorderSecondary: COLORS.line,
    colorBgLayout: COLORS.paper,
    borderRadius: 4,
    fontSize: 14,
    fontFamily: FONT,
    controlHeight: 34,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      headerBg: '#eaeee8',
      headerColor: COLORS.muted,
      headerSplitColor: 'transparent',
      rowHoverBg: '#f1f6f2',
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 10,
    },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
